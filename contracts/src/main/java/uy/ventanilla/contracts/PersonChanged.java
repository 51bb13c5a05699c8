package uy.ventanilla.contracts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as they are now. Owner: identity-service; key: the person's id.
 *
 * @param address lower case
 * @param organisation the main one: their mails count for it
 * @param organisations all of them, the main one first (S60); empty in events from before there could be several
 * @param teams the blueprint's, of staff
 * @param activated whether they may sign in
 * @param mayMail whether they may open tickets by mail where the tenant asks for it (S3)
 * @param away takes no new tickets for now
 * @param left is here no more; the role is {@code customer} then, whatever it was
 */
public record PersonChanged(
        UUID id,
        String address,
        String name,
        Role role,
        @Nullable UUID organisation,
        List<UUID> organisations,
        List<String> teams,
        boolean activated,
        boolean mayMail,
        boolean away,
        boolean left,
        String language)
        implements DirectoryEvent {
    public PersonChanged {
        organisations = Absent.orEmpty(organisations);
        teams = Absent.orEmpty(teams);
    }
}
