package uy.ventanilla.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** The doors of a tenant: new requests, files, and the mails that came to nothing. */
@Component
public class Intake {
    private final Gateway gateway;
    private final JsonMapper json;

    Intake(Gateway gateway, JsonMapper json) {
        this.gateway = gateway;
        this.json = json;
    }

    /**
     * What a person asks for in the form.
     *
     * @param organisation for which of theirs, where they have several (S60)
     * @param caller whose call it is, where an agent fills the form in for them (S36)
     */
    public record Request(
            String subject,
            String text,
            Map<String, String> fields,
            @Nullable UUID organisation,
            @Nullable Caller caller) {}

    /** Somebody on the telephone. */
    public record Caller(String address, String name) {}

    /** A request that was taken in: its ticket's number, or until that is known the id to ask again by. */
    public record Taken(@Nullable Long ticket, @Nullable String id) {}

    /** A file kept for a message to come. */
    public record Kept(UUID id, String name, @Nullable String contentType, long size) {}

    /** A mail as it came in. */
    public record Mail(
            String id,
            @Nullable String sender,
            @Nullable String senderName,
            @Nullable String subject,
            String outcome,
            @Nullable String reason,
            @Nullable Long ticket,
            Instant receivedAt) {}

    private record Mails(List<Mail> items) {}

    /** {@code key} makes a form sent twice one request. */
    public Taken open(Asking who, Request request, List<MultipartFile> files, String key) {
        var parts = new LinkedMultiValueMap<String, HttpEntity<?>>();
        parts.add("request", part(json.writeValueAsBytes(request), MediaType.APPLICATION_JSON));
        files.stream().filter(file -> !file.isEmpty()).forEach(file -> add(parts, "files", file));
        var answer = gateway.exchange(
                who,
                HttpMethod.POST,
                parts,
                headers -> {
                    headers.setContentType(MediaType.MULTIPART_FORM_DATA);
                    headers.set("Idempotency-Key", "\"" + key + "\"");
                },
                Taken.class,
                "/intake/requests");
        var taken = answer.getBody();
        if (taken != null && (taken.ticket != null || taken.id != null)) {
            return taken;
        }
        var location = answer.getHeaders().getFirst(HttpHeaders.LOCATION);
        var id = location == null ? null : location.substring(location.lastIndexOf('/') + 1);
        return new Taken(null, id);
    }

    public Taken progress(Asking who, String id) {
        return gateway.get(who, Taken.class, "/intake/requests/{id}", id);
    }

    public Kept keep(Asking who, MultipartFile file) {
        var parts = new LinkedMultiValueMap<String, HttpEntity<?>>();
        add(parts, "file", file);
        var kept = gateway.exchange(
                        who,
                        HttpMethod.POST,
                        parts,
                        headers -> headers.setContentType(MediaType.MULTIPART_FORM_DATA),
                        Kept.class,
                        "/intake/attachments")
                .getBody();
        if (kept == null) {
            throw new ApiProblem(502, "empty", "", List.of());
        }
        return kept;
    }

    public List<Mail> mails(Asking who, String outcome) {
        return gateway.get(who, Mails.class, "/intake/mails?outcome={outcome}", outcome).items;
    }

    public byte[] raw(Asking who, String mail) {
        return gateway.get(who, byte[].class, "/intake/mails/{id}/raw", mail);
    }

    private static void add(MultiValueMap<String, HttpEntity<?>> parts, String name, MultipartFile file) {
        var original = file.getOriginalFilename();
        var type = file.getContentType();
        parts.add(
                name,
                part(
                        new NamedBytes(file, original == null ? "" : original),
                        type == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(type)));
    }

    private static HttpEntity<?> part(Object body, MediaType type) {
        var headers = new HttpHeaders();
        headers.setContentType(type);
        return new HttpEntity<>(body, headers);
    }

    /** A file under the name it had on the person's device. */
    private static final class NamedBytes extends ByteArrayResource {
        private final String name;

        NamedBytes(MultipartFile file, String name) {
            super(bytes(file));
            this.name = name;
        }

        private static byte[] bytes(MultipartFile file) {
            try {
                return file.getBytes();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other) && other instanceof NamedBytes bytes && bytes.name.equals(name);
        }

        @Override
        public int hashCode() {
            return super.hashCode() * 31 + name.hashCode();
        }
    }
}
