package uy.ventanilla.identity.document;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import uy.ventanilla.contracts.Blueprint;

/** What a tenant is called and how it looks: names that can stand in an address, languages we have words in. */
final class FaceRules {
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
    /** Pages load pictures of elsewhere by https alone. */
    private static final Pattern LOGO = Pattern.compile("https://[^\\s\"<>]{1,2000}");

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Set<String> SPOKEN = Set.of("es", "en");

    private final Faults faults;
    private final Blueprint blueprint;

    private FaceRules(Faults faults, Blueprint blueprint) {
        this.faults = faults;
        this.blueprint = blueprint;
    }

    static void check(Faults faults, Blueprint blueprint) {
        new FaceRules(faults, blueprint).names();
    }

    private void names() {
        Rules.id(faults, "slug", blueprint.slug());
        if (blueprint.slug().equals("platform")) {
            faults.at("slug", "\"platform\" is the operator's own host; choose another");
        }
        Rules.filled(faults, "name", blueprint.name());
        hosts();
        for (int i = 0; i < blueprint.languages().size(); i++) {
            Rules.known(faults, "languages[" + i + "]", blueprint.languages().get(i), "language", SPOKEN);
        }
        Rules.once(faults, "languages", blueprint.languages());
        if (!blueprint.languages().contains("es")) {
            faults.at("languages", "Spanish is always spoken; add es");
        }
        Rules.zone(faults, "timeZone", blueprint.timeZone());
        if (!COLOUR.matcher(blueprint.brand().colour()).matches()) {
            faults.at("brand.colour", "\"" + blueprint.brand().colour() + "\" is no colour; write \"#rrggbb\"");
        }
        var logo = blueprint.brand().logo();
        if (logo != null && !LOGO.matcher(logo).matches()) {
            faults.at(
                    "brand.logo", "\"" + logo + "\" is no picture's address that pages may load; write \"https://..\"");
        }
        Rules.text(faults, "brand.tagline", blueprint.brand().tagline(), blueprint.languages());
    }

    private void hosts() {
        var seen = new HashSet<String>();
        if (blueprint.hosts().isEmpty()) {
            faults.at("hosts", "a tenant needs a host name; add at least one");
        }
        for (int i = 0; i < blueprint.hosts().size(); i++) {
            var host = blueprint.hosts().get(i);
            if (!HOST.matcher(host).matches()) {
                faults.at("hosts[" + i + "]", "\"" + host + "\" is no host name; write it in lower case, without port");
            } else if (!seen.add(host)) {
                faults.at("hosts[" + i + "]", "this host is named twice; keep one");
            } else if (host.equals("platform.localhost")) {
                faults.at("hosts[" + i + "]", "this is the operator's own host; choose another");
            }
        }
    }
}
