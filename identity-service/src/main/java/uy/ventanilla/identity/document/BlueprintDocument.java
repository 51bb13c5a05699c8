package uy.ventanilla.identity.document;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.domain.signin.Ways;

/**
 * A tenant's blueprint: read from YAML and checked as a whole, so that it is either right or not applied. Where {@link #faults}
 * has any, the rest is only good for finding more of them.
 */
public final class BlueprintDocument {
    private final Blueprint blueprint;
    private final Faults faults;
    private final String text;

    private BlueprintDocument(Document<Blueprint> document, String text) {
        this.blueprint = document.value();
        this.faults = document.faults();
        this.text = text;
    }

    /** Reads {@code yaml} and checks everything that can be checked without knowing the other tenants. */
    public static BlueprintDocument read(String yaml) {
        var document = new BlueprintDocument(Binder.read(yaml, Blueprint.class), yaml);
        document.check();
        return document;
    }

    /** The part of {@code blueprint} that this service acts on. */
    public static Profile profile(Blueprint blueprint) {
        return new Profile(
                blueprint.slug(),
                blueprint.name(),
                blueprint.hosts(),
                blueprint.languages(),
                ZoneId.of(blueprint.timeZone()),
                blueprint.plans().stream().map(Blueprint.Plan::id).toList(),
                blueprint.teams().stream()
                        .map(team -> new Profile.Team(team.id(), team.label()))
                        .toList(),
                mailboxes(blueprint),
                blueprint.brand().colour(),
                blueprint.brand().logo(),
                blueprint.brand().tagline(),
                ways(blueprint.signIn(), blueprint.portal()));
    }

    private static Ways ways(Blueprint.@Nullable SignIn signIn, Blueprint.@Nullable Portal portal) {
        if (signIn == null) {
            return Ways.PASSWORD;
        }
        var host = signIn.host();
        return new Ways(
                signIn.password(),
                signIn.providers().stream().map(BlueprintDocument::provider).toList(),
                signIn.newPeople(),
                host == null ? null : new Ways.HostProgram(host.issuer(), host.audience(), host.keys()),
                signIn.secondFactor() == Blueprint.SecondFactor.REQUIRED,
                portal != null && portal.session() == Blueprint.PortalSession.HOST);
    }

    private static Ways.Provider provider(Blueprint.Provider provider) {
        var kind = switch (provider.kind()) {
            case GOOGLE -> Ways.Kind.GOOGLE;
            case FACEBOOK -> Ways.Kind.FACEBOOK;
            case OIDC -> Ways.Kind.OIDC;
        };
        var label = provider.label();
        return new Ways.Provider(
                provider.id(), kind, provider.clientId(), provider.issuer(), label == null ? Map.of() : label);
    }

    /** As far as it can be read; so are its hosts and mailboxes. Of a document with faults there is no {@link #profile()}. */
    public String slug() {
        return blueprint.slug();
    }

    public List<String> hosts() {
        return blueprint.hosts();
    }

    public List<String> mailboxes() {
        return mailboxes(blueprint);
    }

    /** The one that mails to people come from, then the others; lower case. */
    static List<String> mailboxes(Blueprint blueprint) {
        var mail = blueprint.channels().mail();
        return Stream.concat(
                        Stream.of(mail.address()), mail.mailboxes().stream().map(Blueprint.Mailbox::address))
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
    }

    public Profile profile() {
        return profile(blueprint);
    }

    public Blueprint blueprint() {
        return blueprint;
    }

    public Faults faults() {
        return faults;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    private void check() {
        var names = Names.of(blueprint);
        FaceRules.check(faults, blueprint);
        CalendarRules.check(faults, blueprint.calendars());
        WorkflowRules.check(faults, blueprint.workflow(), names);
        TicketRules.check(faults, blueprint, names);
        TargetRules.check(faults, blueprint.targets(), names);
        DoorRules.check(faults, blueprint, names);
        PeopleRules.check(faults, blueprint, names);
    }
}
