package uy.ventanilla.identity.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;

/** What people get and how they get in: notices in words we can fill in, articles, ways to sign in that lead somewhere. */
final class PeopleRules {
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> MARKS = List.of(
            "number",
            "subject",
            "requester",
            "agent",
            "state",
            "until",
            "classification",
            "words",
            "link",
            "tenant",
            "phone");
    private static final Pattern MARK = Pattern.compile("\\{([^{}]*)}");

    private final Faults faults;
    private final Names names;

    private PeopleRules(Faults faults, Names names) {
        this.faults = faults;
        this.names = names;
    }

    static void check(Faults faults, Blueprint blueprint, Names names) {
        var rules = new PeopleRules(faults, names);
        if (blueprint.notifications() != null) {
            rules.notices(blueprint.notifications().rules());
            rules.templates(blueprint.notifications().templates());
        }
        if (blueprint.knowledge() != null) {
            Rules.options(faults, "knowledge.reasons", blueprint.knowledge().reasons(), names.languages());
            Rules.once(faults, "knowledge.shows", blueprint.knowledge().shows());
            if (blueprint.knowledge().readers() != Blueprint.Readers.EVERYBODY && !faults.has("knowledge.readers")) {
                faults.at("knowledge.readers", "everybody would read articles all the same: no service asks yet");
            }
        }
        if (blueprint.signIn() != null) {
            rules.signIn(blueprint.signIn());
        }
    }

    private void notices(List<Blueprint.NoticeRule> rules) {
        kinds(
                "notifications.rules",
                rules.stream().map(Blueprint.NoticeRule::id).toList());
        for (int i = 0; i < rules.size(); i++) {
            var at = "notifications.rules[" + i + "]";
            var rule = rules.get(i);
            Rules.once(faults, at + ".mail", rule.mail());
            Rules.once(faults, at + ".bell", rule.bell());
            if (rule.id() == Blueprint.NoticeKind.NOTE && !faults.has(at + ".id")) {
                staffOnly(at + ".mail", rule.mail());
                staffOnly(at + ".bell", rule.bell());
            }
        }
    }

    private void staffOnly(String path, List<Blueprint.Audience> told) {
        for (int i = 0; i < told.size(); i++) {
            boolean customer =
                    told.get(i) == Blueprint.Audience.REQUESTER || told.get(i) == Blueprint.Audience.PARTICIPANTS;
            if (customer && !faults.has(path + "[" + i + "]")) {
                faults.at(path + "[" + i + "]", "internal notes are for staff; remove it");
            }
        }
    }

    private void templates(List<Blueprint.Template> templates) {
        kinds(
                "notifications.templates",
                templates.stream().map(Blueprint.Template::id).toList());
        for (int i = 0; i < templates.size(); i++) {
            var at = "notifications.templates[" + i + "]";
            words(at + ".subject", templates.get(i).subject());
            words(at + ".body", templates.get(i).body());
            templates.get(i).subject().forEach((language, subject) -> {
                if (subject.chars().anyMatch(Character::isISOControl)) {
                    faults.at(at + ".subject." + language, "a subject is one line");
                }
            });
        }
    }

    private void kinds(String path, List<Blueprint.NoticeKind> kinds) {
        var seen = new HashSet<Blueprint.NoticeKind>();
        for (int i = 0; i < kinds.size(); i++) {
            if (!faults.has(path + "[" + i + "].id") && !seen.add(kinds.get(i))) {
                faults.at(path + "[" + i + "].id", "there is one for this kind already; keep one");
            }
        }
    }

    private void words(String path, Map<String, String> text) {
        Rules.text(faults, path, text, names.languages());
        text.forEach((language, words) -> {
            var marks = MARK.matcher(words);
            while (marks.find()) {
                Rules.known(faults, path + "." + language, marks.group(1), "mark", MARKS);
            }
        });
    }

    private void signIn(Blueprint.SignIn signIn) {
        var providers = signIn.providers();
        Rules.ids(
                faults,
                "signIn.providers",
                providers.stream().map(Blueprint.Provider::id).toList());
        for (int i = 0; i < providers.size(); i++) {
            provider("signIn.providers[" + i + "]", providers.get(i));
        }
        var host = signIn.host();
        if (host != null) {
            https("signIn.host.issuer", host.issuer());
            https("signIn.host.keys", host.keys());
            Rules.filled(faults, "signIn.host.audience", host.audience());
        }
        // Facebook proves no address, so its word alone lets nobody in
        boolean nobodyVouches =
                providers.stream().allMatch(provider -> provider.kind() == Blueprint.ProviderKind.FACEBOOK);
        if (!signIn.password() && nobodyVouches && !faults.has("signIn.password")) {
            faults.at(
                    "signIn.password",
                    "nobody of the staff could come in; add google or a provider of your own, or write password: true");
        }
    }

    private void provider(String at, Blueprint.Provider provider) {
        Rules.filled(faults, at + ".clientId", provider.clientId());
        Rules.text(faults, at + ".label", provider.label(), names.languages());
        if (faults.has(at + ".kind")) {
            return;
        }
        boolean own = provider.kind() == Blueprint.ProviderKind.OIDC;
        if (own && provider.issuer() == null) {
            faults.at(at + ".issuer", "which provider? add issuer: https://..");
        } else if (!own && provider.issuer() != null) {
            faults.at(at + ".issuer", "this provider's is known; remove it or write kind: oidc");
        } else {
            https(at + ".issuer", provider.issuer());
        }
    }

    private void https(String path, @Nullable String address) {
        if (address != null && !isHttps(address)) {
            faults.at(path, "\"" + address + "\" is no address of the web; write https://..");
        }
    }

    /** Or, for trials, an address of this very machine, which nobody listens in on. */
    static boolean isHttps(String address) {
        try {
            var uri = new URI(address);
            var safe = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && OWN.contains(String.valueOf(uri.getHost())));
            return safe && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
