package uy.ventanilla.intake.domain.mail;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a mail's sender and about the tickets it may point to, looked up before it is judged.
 *
 * @param sender the person behind the sender's address, where there is one
 * @param tickets by number
 * @param mails conversations by the Message-IDs customers gave the mails that are in them
 */
public record Facts(
        Desk desk,
        Clues clues,
        @Nullable KnownPerson sender,
        Map<Long, KnownTicket> tickets,
        Map<String, MailThread> mails,
        SealCheck seals) {
    Optional<KnownTicket> ticket(long number) {
        return Optional.ofNullable(tickets.get(number));
    }

    boolean isStaff() {
        return sender != null && sender.staff();
    }

    /** Whether the sender is on {@code ticket}, belongs to its organisation, or is the tenant's staff. */
    boolean belongsTo(KnownTicket ticket, String address) {
        return isOn(ticket, address)
                || (sender != null
                        && ticket.organisation() != null
                        && sender.organisations().contains(ticket.organisation()));
    }

    /** Whether the sender is on {@code ticket} or is the tenant's staff. */
    boolean isOn(KnownTicket ticket, String address) {
        return isStaff() || ticket.addresses().contains(address);
    }

    /** The conversation of a proven ticket number; a stable stand-in while our copy of the ticket has not arrived. */
    MailThread thread(long number) {
        return ticket(number)
                .map(KnownTicket::thread)
                .orElseGet(() -> new MailThread(
                        number,
                        UUID.nameUUIDFromBytes((desk.tenant() + "/ticket/" + number)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }
}
