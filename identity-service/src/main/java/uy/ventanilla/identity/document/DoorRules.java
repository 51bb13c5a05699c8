package uy.ventanilla.identity.document;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.Channel;

/** What makes doors usable: a mailbox, numbers to ring, hours and texts that exist, emergencies that have a way in. */
final class DoorRules {
    private static final int MOST_ATTEMPTS = 5;
    /** Of a page that nobody changes on its way, or of a program on the developer's own machine. */
    private static final Pattern ORIGIN = Pattern.compile("https://[a-z0-9]([a-z0-9-]*[a-z0-9])?"
            + "(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:(?!443$)[1-9][0-9]{0,4})?"
            + "|http://(localhost|127\\.0\\.0\\.1)(:(?!80$)[1-9][0-9]{0,4})?");

    private final Faults faults;
    private final Blueprint blueprint;
    private final Names names;

    private DoorRules(Faults faults, Blueprint blueprint, Names names) {
        this.faults = faults;
        this.blueprint = blueprint;
        this.names = names;
    }

    static void check(Faults faults, Blueprint blueprint, Names names) {
        var rules = new DoorRules(faults, blueprint, names);
        var doors = blueprint.channels();
        Rules.address(faults, "channels.mail.address", doors.mail().address());
        Rules.filled(faults, "channels.mail.senderName", doors.mail().senderName());
        rules.mailboxes(doors.mail());
        if (doors.phone() != null) {
            rules.phone(doors.phone());
        }
        if (doors.chat() != null) {
            rules.chat(doors.chat());
        }
        rules.priorities();
        if (blueprint.emergencies() != null) {
            rules.emergencies(blueprint.emergencies());
        }
        rules.portal();
        if (blueprint.api() != null) {
            rules.origins("api.allowedOrigins", blueprint.api().allowedOrigins());
        }
    }

    private void origins(String at, List<String> origins) {
        for (int i = 0; i < origins.size(); i++) {
            if (!ORIGIN.matcher(origins.get(i)).matches()) {
                faults.at(
                        at + "[" + i + "]",
                        "\"" + origins.get(i) + "\" is no origin; write it as browsers send it, such as "
                                + "https://www.example.com: in lower case, no path, no slash at the end, no usual port");
            }
        }
        Rules.once(faults, at, origins);
    }

    private void mailboxes(Blueprint.Mail mail) {
        var at = "channels.mail.mailboxes";
        var addresses = new HashSet<String>();
        addresses.add(lower(mail.address()));
        for (int i = 0; i < mail.mailboxes().size(); i++) {
            var other = mail.mailboxes().get(i);
            Rules.address(faults, at + "[" + i + "].address", other.address());
            if (!addresses.add(lower(other.address()))) {
                faults.at(at + "[" + i + "].address", "\"" + other.address() + "\" is read already; name it once");
            }
            Rules.known(faults, at + "[" + i + "].request", other.request(), "request", names.requests());
        }
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private void phone(Blueprint.Phone phone) {
        var at = "channels.phone";
        if (phone.numbers().isEmpty() && (phone.code() != null || phone.voicemail())) {
            faults.at(at, "what answers calls needs a number to be called at; add numbers");
        }
        for (int i = 0; i < phone.numbers().size(); i++) {
            if (phone.numbers().get(i).chars().filter(Character::isDigit).count() < 3) {
                faults.at(at + ".numbers[" + i + "]", "\"" + phone.numbers().get(i) + "\" is no telephone number");
            }
        }
        Rules.once(faults, at + ".numbers", phone.numbers());
        var code = phone.code();
        if (code != null) {
            if (code.attempts() < 1 || code.attempts() > MOST_ATTEMPTS) {
                faults.at(at + ".code.attempts", "a code may be tried 1 to " + MOST_ATTEMPTS + " times in a call");
            }
            Rules.known(faults, at + ".code.priority", code.priority(), "priority", names.priorities());
            blueprint.priorities().stream()
                    .filter(it -> it.id().equals(code.priority())
                            && !it.channels().isEmpty()
                            && !it.channels().contains(Channel.PHONE))
                    .findFirst()
                    .ifPresent(it -> faults.at(
                            at + ".code.priority",
                            "\"" + it.id() + "\" can't be asked for by phone; add it to its channels"));
        }
        var texts = phone.texts();
        if (texts != null) {
            text(at + ".texts.greeting", texts.greeting());
            text(at + ".texts.askCode", texts.askCode());
            text(at + ".texts.wrongCode", texts.wrongCode());
            text(at + ".texts.nobodyFree", texts.nobodyFree());
            text(at + ".texts.recorded", texts.recorded());
        }
    }

    private void chat(Blueprint.Chat chat) {
        var at = "channels.chat";
        Rules.known(faults, at + ".calendar", chat.calendar(), "calendar", names.calendars());
        text(at + ".outOfHours", chat.outOfHours());
        text(at + ".nobodyFree", chat.nobodyFree());
        for (int i = 0; i < chat.embeddedIn().size(); i++) {
            if (!PeopleRules.isHttps(chat.embeddedIn().get(i))) {
                faults.at(at + ".embeddedIn[" + i + "]", "write where it stands, such as https://app.example");
            }
        }
        if (chat.calendar() == null && (chat.outOfHours() != null || chat.leaveMessage())) {
            faults.at(at, "a chat without a calendar has no hours to be out of; add calendar");
        }
    }

    private void priorities() {
        for (int i = 0; i < blueprint.priorities().size(); i++) {
            var channels = blueprint.priorities().get(i).channels();
            for (int j = 0; j < channels.size(); j++) {
                if (isMissing(channels.get(j))) {
                    faults.at(
                            "priorities[" + i + "].channels[" + j + "]",
                            "this tenant has no " + Binder.wireName(channels.get(j)) + "; add it to channels");
                }
            }
        }
    }

    private boolean isMissing(Channel channel) {
        return switch (channel) {
            case PHONE -> blueprint.channels().phone() == null;
            case CHAT -> blueprint.channels().chat() == null;
            case PORTAL, MAIL, API -> false;
        };
    }

    private void emergencies(Blueprint.Emergencies emergencies) {
        Rules.known(faults, "emergencies.calendar", emergencies.calendar(), "calendar", names.calendars());
        Rules.known(faults, "emergencies.priority", emergencies.priority(), "priority", names.priorities());
        Rules.known(faults, "emergencies.onCall", emergencies.onCall(), "team", names.teams());
        text("emergencies.notice", emergencies.notice());
        if (!names.priorities().isEmpty() && names.priorities().getFirst().equals(emergencies.priority())) {
            faults.at("emergencies.priority", "every ticket starts with this one; name a higher one");
        }
        blueprint.calendars().stream()
                .filter(it -> it.id().equals(emergencies.calendar())
                        && it.emergenciesOnly().isEmpty())
                .findFirst()
                .ifPresent(it -> faults.at(
                        "emergencies.calendar",
                        "\"" + it.id() + "\" has no days with emergencies only; add emergenciesOnly to it"));
    }

    private void portal() {
        var portal = blueprint.portal();
        boolean host = portal != null && portal.session() == Blueprint.PortalSession.HOST;
        if (host && (blueprint.signIn() == null || blueprint.signIn().host() == null)) {
            faults.at("portal.session", "nobody says which program signs its users in; add signIn.host");
        }
    }

    private void text(String path, @Nullable Map<String, String> text) {
        Rules.text(faults, path, text, names.languages());
    }
}
