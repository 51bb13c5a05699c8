package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.PasswordRule;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.Invitations;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.store.SignIns;
import uy.ventanilla.identity.store.signin.LinkedAccounts;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Lets somebody choose their password by the link they were sent: once, and while it is valid (S37). */
@Service
public class ActivatePerson {
    /** The link's parts. */
    public record Link(UUID person, String nonce, String seal) {}

    /** What came of following a link. */
    public sealed interface Outcome {
        /** The link is open: the person may choose a password, {@code another} one where the account is active already. */
        record Open(String name, String address, boolean another) implements Outcome {}

        /** The password is in force, and every earlier sign-in is over. */
        record Chosen(boolean another) implements Outcome {}

        record BadPassword(Open still, PasswordRule broken) implements Outcome {}

        /** Used up, replaced or expired. {@code renewable}: it was this person's, so a new one can be sent to them. */
        record Over(boolean renewable) implements Outcome {}
    }

    private final People people;
    private final Invitations invitations;
    private final SignIns signIns;
    private final LinkedAccounts accounts;
    private final SignIn signIn;
    private final Directory directory;
    private final InvitePerson invite;
    private final Passwords passwords;
    private final CommonPasswords common;
    private final Seal seal;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final Clock clock;

    ActivatePerson(
            People people,
            Invitations invitations,
            SignIns signIns,
            LinkedAccounts accounts,
            SignIn signIn,
            Directory directory,
            InvitePerson invite,
            Passwords passwords,
            CommonPasswords common,
            Seal seal,
            Audit audit,
            TenantTransactions transactions,
            Clock clock) {
        this.people = people;
        this.invitations = invitations;
        this.signIns = signIns;
        this.accounts = accounts;
        this.signIn = signIn;
        this.directory = directory;
        this.invite = invite;
        this.passwords = passwords;
        this.common = common;
        this.seal = seal;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks without using the link up: mail scanners follow links too. */
    public Outcome look(TenantId tenant, Link link) {
        if (!genuine(tenant, link)) {
            return new Outcome.Over(false);
        }
        return transactions.reading(tenant, () -> {
            var person = people.find(tenant.value(), link.person).filter(row -> mayChoose(tenant, row));
            if (person.isPresent() && invitations.open(tenant, link.person, link.nonce, clock.instant())) {
                return new Outcome.Open(
                        person.get().name(),
                        person.get().address(),
                        person.get().activated());
            }
            return new Outcome.Over(renewable(tenant, link, person));
        });
    }

    public Outcome activate(TenantId tenant, Link link, String password) {
        var seen = look(tenant, link);
        if (!(seen instanceof Outcome.Open open)) {
            return seen;
        }
        var broken = PasswordRule.brokenBy(password, open.address(), open.name());
        if (broken.isPresent()) {
            return new Outcome.BadPassword(open, broken.get());
        }
        if (common.has(password)) {
            return new Outcome.BadPassword(open, PasswordRule.TOO_COMMON);
        }
        var hash = passwords.hash(password);
        return transactions.in(tenant, () -> {
            var person = people.hold(tenant.value(), link.person).filter(row -> mayChoose(tenant, row));
            if (person.isEmpty() || !invitations.use(tenant, link.person, link.nonce, clock.instant())) {
                return new Outcome.Over(renewable(tenant, link, person));
            }
            person.get().activate(hash);
            directory.save(person.get());
            signIns.endAll(tenant, link.person);
            accounts.partAll(tenant, link.person); // whoever had the password may have linked one of theirs
            audit.noteOf(tenant, AuditAction.PASSWORD_CHOSEN, link.person, open.name(), "by a link in a mail");
            signIn.welcome(tenant, open.address());
            return new Outcome.Chosen(open.another());
        });
    }

    /** Sends a new link in place of one that is over. It goes to the person's own address, whoever asks. */
    public void renew(TenantId tenant, Link link) {
        if (look(tenant, link) instanceof Outcome.Over(var renewable) && renewable) {
            invite.again(tenant, link.person);
        }
    }

    /** A link that is out when the blueprint begins to do without passwords opens nothing. */
    private boolean mayChoose(TenantId tenant, PersonRow row) {
        return !row.left() && signIn.takesPassword(tenant, row.facts().role());
    }

    private boolean genuine(TenantId tenant, Link link) {
        return seal.holds(link.seal, "activation", tenant.toString(), link.person.toString(), link.nonce);
    }

    private boolean renewable(TenantId tenant, Link link, Optional<PersonRow> person) {
        // who is active already signs in; an old link must not be a way to be written to again and again
        return person.isPresent() && !person.get().activated() && invitations.known(tenant, link.person, link.nonce);
    }
}
