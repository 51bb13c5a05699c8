package uy.ventanilla.notification.letter;

import java.util.UUID;
import uy.ventanilla.notification.domain.Content.Invitation;
import uy.ventanilla.platform.seal.Seal;

/** Where the buttons of one tenant's mails lead: its own host, as the browser reaches it. */
public record Links(String origin, UUID tenant, Seal seal) {
    String ticket(long number) {
        return origin + "/tickets/" + number;
    }

    /** The seal keeps whoever can read the event, which carries only the nonce, from activating the account. */
    String activation(Invitation invitation) {
        var sealed =
                seal.over("activation", tenant.toString(), invitation.person().toString(), invitation.nonce());
        return origin + "/activate/" + invitation.person() + "/" + invitation.nonce() + "." + sealed;
    }
}
