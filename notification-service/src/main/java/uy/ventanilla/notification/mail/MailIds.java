package uy.ventanilla.notification.mail;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.domain.Tenant;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.platform.tenancy.TenantId;

/** The ids and addresses by which a mail of ours is known again when something comes back. Intake reads what this writes. */
@Component
public class MailIds {
    private final Seal seal;

    MailIds(Seal seal) {
        this.seal = seal;
    }

    /** {@code <t.<number>.<uuid>.<seal>@<domain>>} for a ticket's mail, {@code <n.<uuid>.<seal>@<domain>>} for another. */
    public String messageId(TenantId tenant, @Nullable Long number, UUID delivery, Tenant from) {
        var domain = domain(from.mailbox());
        if (number == null) {
            return "<n." + delivery + "." + seal.over("message-id", tenant.toString(), delivery.toString()) + "@"
                    + domain + ">";
        }
        var sealed = seal.over("message-id", tenant.toString(), number.toString(), delivery.toString());
        return "<t." + number + "." + delivery + "." + sealed + "@" + domain + ">";
    }

    /** Where mail programs hang a ticket's whole thread; nobody ever sends it and it proves nothing. */
    public String threadRoot(long number, Tenant from) {
        return "<ticket." + number + "." + from.slug() + "@" + domain(from.mailbox()) + ">";
    }

    /** The address that leads an answer of {@code to} back to the ticket, bound to that recipient. */
    public String replyAddress(TenantId tenant, long number, Person to, Tenant from) {
        var mailbox = from.mailbox();
        int at = mailbox.lastIndexOf('@');
        var sealed = seal.over("reply", tenant.toString(), Long.toString(number), to.mailbox());
        return mailbox.substring(0, at) + "+t." + number + "." + sealed + mailbox.substring(at);
    }

    /** Whether {@code mailbox} is the tenant's own, tagged or not: we never write to ourselves. */
    public static boolean isOwn(Tenant tenant, String mailbox) {
        var own = tenant.mailbox().toLowerCase(Locale.ROOT);
        int at = own.lastIndexOf('@');
        return mailbox.equals(own)
                || (mailbox.startsWith(own.substring(0, at) + "+") && mailbox.endsWith(own.substring(at)));
    }

    private static String domain(String mailbox) {
        return mailbox.substring(mailbox.lastIndexOf('@') + 1);
    }
}
