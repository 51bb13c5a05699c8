package uy.ventanilla.local;

import java.util.Comparator;
import java.util.List;

/** What {@code up} ends with: where everything is, who can sign in, what to try first. */
final class Welcome {
    static final String END = "Ctrl-C or ./ventanilla down stops everything; data stays.\n";

    private Welcome() {}

    static String text(Platform platform, List<ReferenceTenants.Tenant> tenants, String mark, double seconds) {
        long bytes = platform.parts().stream()
                        .mapToLong(part -> Memory.resident(part.part().pid()))
                        .sum()
                + Memory.residentAlone(ProcessHandle.current().pid());
        var text = new StringBuilder("%n%s: started in %.1f s, %.2f GiB resident in total.%n%n"
                .formatted(mark, seconds, bytes / (double) (1L << 30)));
        int port = platform.layout().gatewayPort();
        for (var tenant : tenants) {
            text.append("  %s  http://%s:%d/%n".formatted(tenant.name(), tenant.host(), port));
            for (var person : tenant.people()) {
                text.append("    %-9s %-28s %s%n".formatted(person.role(), person.email(), person.password()));
            }
        }
        text.append("  Mailbox  %s/   (every mail that went out or came in)%n".formatted(platform.mailPageUrl()));
        text.append("  API      %s/api/   SMTP 127.0.0.1:%d   IMAP 127.0.0.1:%d%n%n"
                .formatted(
                        platform.gatewayUrl(),
                        platform.layout().smtpPort(),
                        platform.layout().imapPort()));
        text.append(firstSteps(platform, tenants));
        return text.append(END).toString();
    }

    private static String firstSteps(Platform platform, List<ReferenceTenants.Tenant> tenants) {
        if (tenants.isEmpty()) {
            return "";
        }
        var tenant = tenants.stream()
                .max(Comparator.comparingInt(it -> it.people().size()))
                .orElseThrow();
        var customer = emailOf(tenant, "customer");
        var agent = emailOf(tenant, "agent");
        var url = "http://" + tenant.host() + ":" + platform.layout().gatewayPort() + "/";
        return """
                Try first:
                  1. Open %s and sign in as %s: write a request.
                  2. Look at the mailbox: the acknowledgement is there, as %s would get it.
                  3. In another browser (or a private window) sign in as %s: take the request and answer.
                     The customer's page shows the answer at once.

                """.formatted(url, customer, customer, agent);
    }

    private static String emailOf(ReferenceTenants.Tenant tenant, String role) {
        return tenant.people().stream()
                .filter(person -> person.role().equals(role))
                .map(ReferenceTenants.Person::email)
                .findFirst()
                .orElse("a demo person");
    }
}
