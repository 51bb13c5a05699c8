package uy.ventanilla.ticket.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Problem;
import uy.ventanilla.ticket.domain.Attachment;

/** Files that intake-service keeps: what they are, and links to them that end by themselves. */
@Component
public class IntakeFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LINK_LASTS = Duration.ofHours(1);

    private final RestClient intake;
    private final Seal seal;
    private final Clock clock;

    IntakeFiles(@Value("${ventanilla.intake.url}") String url, Seal seal, Clock clock) {
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(PATIENCE);
        this.intake = RestClient.builder().baseUrl(url).requestFactory(requests).build();
        this.seal = seal;
        this.clock = clock;
    }

    /** A path on the tenant's host that gives {@code file} to whoever has it, for an hour. */
    public String link(TenantId tenant, UUID file) {
        var expires = Long.toString(clock.instant().plus(LINK_LASTS).getEpochSecond());
        var holds = seal.over("attachment", tenant.toString(), file.toString(), expires);
        return "/intake/attachments/" + file + "?expires=" + expires + "&seal=" + holds;
    }

    /**
     * What the file called {@code id} is, by asking intake-service for its headers; empty where the tenant has no such
     * file. Remote, so never within a transaction. Throws a 503 {@link Problem} while intake-service does not answer.
     */
    public Optional<Attachment> describe(TenantId tenant, UUID id) {
        try {
            var headers = intake.head()
                    .uri(link(tenant, id))
                    .header("X-Ventanilla-Tenant", tenant.toString())
                    .retrieve()
                    .toBodilessEntity()
                    .getHeaders();
            return Optional.of(attachment(id, headers));
        } catch (HttpClientErrorException notThere) {
            return Optional.empty();
        } catch (RestClientException away) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "unavailable",
                    "Files cannot be attached now. Try again in a moment.");
        }
    }

    private static Attachment attachment(UUID id, HttpHeaders headers) {
        var name = headers.getContentDisposition().getFilename();
        var type = headers.getContentType();
        return new Attachment(
                id,
                name == null ? id.toString() : name,
                (type == null ? MediaType.APPLICATION_OCTET_STREAM : type).toString(),
                Math.max(0, headers.getContentLength()),
                false,
                null);
    }
}
