package uy.ventanilla.portal.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** People, organisations and teams, as an admin keeps them. What was read carries its version, and a change names it. */
@Component
public class Directory {
    private static final ParameterizedTypeReference<Page<Person>> PEOPLE = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Page<Organisation>> ORGANISATIONS =
            new ParameterizedTypeReference<>() {};

    private final Gateway gateway;

    Directory(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Some of a list; {@code next} asks for what is behind it. */
    public record Page<T>(List<T> items, @Nullable String next) {}

    /** Something as it was read; {@code version} is its ETag. */
    public record Read<T>(T it, String version) {}

    /** A person as the API shows them. */
    public record Person(
            UUID id,
            String address,
            String name,
            String role,
            List<UUID> organisations,
            List<String> teams,
            boolean activated,
            boolean mayMail,
            boolean away,
            boolean left,
            boolean erased,
            String language) {}

    /** What is said of a person; {@code email} of a new one only. */
    public record PersonDraft(
            @Nullable String email,
            String name,
            String role,
            List<UUID> organisations,
            List<String> teams,
            boolean mayMail,
            boolean away,
            boolean left,
            String language) {}

    /** An organisation as the API shows it. */
    public record Organisation(
            UUID id,
            String name,
            @Nullable String taxId,
            @Nullable String brand,
            String plan,
            @Nullable String commercialContact,
            @Nullable CodeStatus accessCode) {}

    /** What is known of an access code. */
    public record CodeStatus(Instant madeAt, @Nullable Instant formerUntil) {}

    /** What is said of an organisation. */
    public record OrganisationDraft(
            String name,
            @Nullable String taxId,
            @Nullable String brand,
            String plan,
            @Nullable String commercialContact) {}

    /** An access code, told once. */
    public record NewCode(String code, @Nullable Instant formerUntil) {}

    /** A team of the blueprint with its members. */
    public record Team(String id, Map<String, String> label, List<Member> members) {
        public boolean has(UUID person) {
            return members.stream().anyMatch(member -> member.id().equals(person));
        }
    }

    /** Somebody of a team. */
    public record Member(UUID id, String name, boolean away) {}

    private record Teams(List<Team> items) {}

    /** What became of a sheet of people. */
    public record Report(boolean trial, Map<String, Long> counts, List<Line> lines) {}

    /** What became of one of its lines. */
    public record Line(
            long line, String email, String fate, @Nullable String detail) {}

    /** Which people; {@code role} may be {@code staff}. */
    public record PeopleQuery(
            @Nullable String q,
            @Nullable String role,
            @Nullable UUID organisation,
            boolean left,
            @Nullable String cursor) {
        URI address() {
            var query = new ArrayList<String>();
            add(query, "q", q);
            add(query, "role", role);
            add(query, "organisation", organisation == null ? null : organisation.toString());
            add(query, "left", left ? "true" : null);
            add(query, "cursor", cursor);
            return URI.create("/api/people?" + String.join("&", query));
        }
    }

    public Page<Person> people(Asking who, PeopleQuery query) {
        return gateway.get(who, PEOPLE, query.address());
    }

    /** Everybody who works for the tenant, two hundred at most. */
    public List<Person> staff(Asking who) {
        return gateway.get(who, PEOPLE, URI.create("/api/people?role=staff&limit=200"))
                .items();
    }

    public Read<Person> person(Asking who, UUID id) {
        return read(gateway.exchange(who, HttpMethod.GET, null, _ -> {}, Person.class, "/api/people/{id}", id));
    }

    public Person add(Asking who, PersonDraft draft) {
        return read(gateway.exchange(who, HttpMethod.POST, draft, _ -> {}, Person.class, "/api/people"))
                .it();
    }

    public void change(Asking who, UUID id, String version, PersonDraft draft) {
        gateway.exchange(
                who,
                HttpMethod.PUT,
                draft,
                headers -> headers.setIfMatch(version),
                Person.class,
                "/api/people/{id}",
                id);
    }

    /** Signs a person out everywhere. */
    public void signOut(Asking who, UUID person) {
        gateway.send(who, HttpMethod.DELETE, null, "/api/people/{id}/sessions", person);
    }

    /** What there is of a person, as an archive. */
    public Gateway.Download export(Asking who, UUID person) {
        return gateway.download(who, "/api/people/" + person + "/export");
    }

    /** Everything of the tenant, as an archive. */
    public Gateway.Download export(Asking who) {
        return gateway.download(who, "/api/export");
    }

    /** Forgets a person, and with {@code files} what they sent; {@code confirm} is their address. */
    public void erase(Asking who, UUID person, String confirm, boolean files) {
        gateway.send(
                who, HttpMethod.POST, Map.of("confirm", confirm, "files", files), "/api/people/{id}/erasure", person);
    }

    /** Takes away the second factor somebody has lost. */
    public void resetSecondFactor(Asking who, UUID person) {
        gateway.send(who, HttpMethod.DELETE, null, "/api/people/{id}/second-factor", person);
    }

    public void invite(Asking who, UUID person) {
        gateway.send(who, HttpMethod.POST, null, "/api/people/{id}/invitation", person);
    }

    public Report take(Asking who, byte[] sheet, boolean trial, boolean invite) {
        return read(gateway.exchange(
                        who,
                        HttpMethod.POST,
                        sheet,
                        headers -> headers.setContentType(MediaType.parseMediaType("text/csv")),
                        Report.class,
                        "/api/people/import?trial={trial}&invite={invite}",
                        trial,
                        invite))
                .it();
    }

    public Page<Organisation> organisations(Asking who, @Nullable String q, @Nullable String cursor) {
        var query = new ArrayList<String>();
        add(query, "q", q);
        add(query, "cursor", cursor);
        return gateway.get(who, ORGANISATIONS, URI.create("/api/organisations?" + String.join("&", query)));
    }

    public Read<Organisation> organisation(Asking who, UUID id) {
        return read(gateway.exchange(
                who, HttpMethod.GET, null, _ -> {}, Organisation.class, "/api/organisations/{id}", id));
    }

    public Organisation add(Asking who, OrganisationDraft draft) {
        return read(gateway.exchange(who, HttpMethod.POST, draft, _ -> {}, Organisation.class, "/api/organisations"))
                .it();
    }

    public void change(Asking who, UUID id, String version, OrganisationDraft draft) {
        gateway.exchange(
                who,
                HttpMethod.PUT,
                draft,
                headers -> headers.setIfMatch(version),
                Organisation.class,
                "/api/organisations/{id}",
                id);
    }

    public void remove(Asking who, UUID organisation) {
        gateway.send(who, HttpMethod.DELETE, null, "/api/organisations/{id}", organisation);
    }

    /** {@code overlap}: how long the code before counts too, ISO 8601. */
    public NewCode renewCode(Asking who, UUID organisation, String overlap) {
        return read(gateway.exchange(
                        who,
                        HttpMethod.POST,
                        Map.of("overlap", overlap),
                        _ -> {},
                        NewCode.class,
                        "/api/organisations/{id}/access-code",
                        organisation))
                .it();
    }

    public List<Team> teams(Asking who) {
        return gateway.get(who, Teams.class, "/api/teams").items();
    }

    public void become(Asking who, String team, List<UUID> members) {
        gateway.send(who, HttpMethod.PUT, Map.of("members", members), "/api/teams/{id}/members", team);
    }

    private static <T> Read<T> read(ResponseEntity<T> answer) {
        var body = answer.getBody();
        if (body == null) {
            throw new ApiProblem(502, "empty", "", List.of());
        }
        var version = answer.getHeaders().getFirst(HttpHeaders.ETAG);
        return new Read<>(body, version == null ? "" : version);
    }

    private static void add(List<String> query, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            query.add(name + "=" + URLEncoder.encode(value.strip(), StandardCharsets.UTF_8));
        }
    }
}
