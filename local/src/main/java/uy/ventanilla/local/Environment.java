package uy.ventanilla.local;

import java.util.LinkedHashMap;
import java.util.Map;
import uy.ventanilla.testkit.server.ElasticsearchServer;
import uy.ventanilla.testkit.server.KafkaServer;
import uy.ventanilla.testkit.server.PostgresServer;

/** What each service is told by its environment; the same names as in production. */
final class Environment {
    private final Layout layout;
    private final Secrets secrets;
    private final KafkaServer kafka;
    private final ElasticsearchServer elasticsearch;
    private final PostgresServer postgres;

    Environment(
            Layout layout,
            Secrets secrets,
            KafkaServer kafka,
            ElasticsearchServer elasticsearch,
            PostgresServer postgres) {
        this.layout = layout;
        this.secrets = secrets;
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.postgres = postgres;
    }

    Map<String, String> of(Service service) {
        var all = new LinkedHashMap<String, String>();
        all.put("SERVER_PORT", Integer.toString(layout.port(service.usualPort())));
        // Loopback only: the gateway is the door, and on this machine it opens to this machine.
        all.put("SERVER_ADDRESS", "127.0.0.1");
        all.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        all.put("VENTANILLA_ELASTICSEARCH_URL", elasticsearch.url());
        all.put("VENTANILLA_MAIL_SMTP_HOST", "127.0.0.1");
        all.put("VENTANILLA_MAIL_SMTP_PORT", Integer.toString(layout.smtpPort()));
        all.put("VENTANILLA_MAIL_IMAP_HOST", "127.0.0.1");
        all.put("VENTANILLA_MAIL_IMAP_PORT", Integer.toString(layout.imapPort()));
        // proves which mails the server took, see docs/decisions/never-the-same-mail-twice.md
        all.put("VENTANILLA_MAIL_RECEIPTS_ADDRESS", "acuses@ventanilla.localhost");
        all.put("VENTANILLA_SECRET", secrets.get("signing"));
        all.put("VENTANILLA_OPERATOR_SECRET", secrets.get("operator"));
        all.put("VENTANILLA_PORTAL_SECRET", secrets.get("portal"));
        all.put("VENTANILLA_PUBLIC_PORT", Integer.toString(layout.gatewayPort()));
        all.put("VENTANILLA_CLOCK_OFFSET_FILE", layout.clockOffset().toString());
        // nothing on one machine takes as long as a transaction elsewhere may
        all.put("VENTANILLA_ERASURE_SETTLE", "3s");
        for (var other : Service.values()) {
            all.put("VENTANILLA_" + other.variable() + "_URL", "http://127.0.0.1:" + layout.port(other.usualPort()));
        }
        service.database().ifPresent(name -> {
            all.put("VENTANILLA_DB_URL", postgres.jdbcUrl(name));
            all.put("VENTANILLA_DB_OWNER_USER", name + "_owner");
            all.put("VENTANILLA_DB_OWNER_PASSWORD", secrets.get("db." + name + ".owner"));
            all.put("VENTANILLA_DB_APP_USER", name + "_app");
            all.put("VENTANILLA_DB_APP_PASSWORD", secrets.get("db." + name + ".app"));
        });
        return all;
    }
}
