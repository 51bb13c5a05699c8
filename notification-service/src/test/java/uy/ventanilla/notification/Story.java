package uy.ventanilla.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Actor;
import uy.ventanilla.contracts.ActorKind;
import uy.ventanilla.contracts.Attachment;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.Channel;
import uy.ventanilla.contracts.Classified;
import uy.ventanilla.contracts.ClockStart;
import uy.ventanilla.contracts.FieldType;
import uy.ventanilla.contracts.Message;
import uy.ventanilla.contracts.Participant;
import uy.ventanilla.contracts.Phase;
import uy.ventanilla.contracts.SenderPolicy;
import uy.ventanilla.contracts.TicketSnapshot;
import uy.ventanilla.contracts.Visibility;

/**
 * A tenant like expand with Ana, who asks, and Tania, who answers; fresh ids for each test. The wire's records are made
 * here, so that tests speak the words of the other services.
 */
public final class Story {
    public static final Instant NOON = Instant.parse("2026-11-20T15:00:00Z");

    public final UUID tenant = UUID.randomUUID();
    public final String slug = "acme" + tenant.toString().substring(0, 6);
    public final Participant ana = person("Ana Pereira", "ana");
    public final Participant beto = person("Beto Silva", "beto");
    public final Participant tania = person("Tania Técnica", "tania");
    public final Participant leo = person("Leo Líder", "leo");

    public Participant person(String name, String local) {
        return new Participant(UUID.randomUUID(), name, local + "@" + slug + ".example", "es");
    }

    public String mailbox() {
        return "soporte@" + slug + ".example";
    }

    public Blueprint blueprint() {
        return new Blueprint(
                slug,
                "Acme",
                List.of(slug + ".localhost"),
                List.of("es", "en"),
                "America/Montevideo",
                new Blueprint.Brand("#0b5fa5", null, Map.of("es", "Soporte Acme", "en", "Acme support")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Blueprint.Workflow(
                        "nuevo",
                        List.of(
                                state("nuevo", "Esperando asignación", Phase.NEW, null, null),
                                state("en-proceso", "En proceso", Phase.ACTIVE, null, null),
                                state(
                                        "esperando",
                                        "Esperando respuesta",
                                        Phase.WAITING,
                                        "en-proceso",
                                        new Blueprint.Deadline(
                                                "abandono",
                                                Duration.ofDays(7),
                                                ClockStart.STATE,
                                                "resuelto",
                                                "abandonado")),
                                state(
                                        "resuelto",
                                        "Resuelto",
                                        Phase.RESOLVED,
                                        "en-proceso",
                                        new Blueprint.Deadline(
                                                "cierre", Duration.ofDays(5), ClockStart.STATE, "cerrado", null)),
                                state("cerrado", "Cerrado", Phase.CLOSED, null, null)),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null),
                List.of(
                        new Blueprint.ClassificationEntry("normal", Map.of("es", "Ticket normal"), false),
                        new Blueprint.ClassificationEntry(
                                "cotizacion", Map.of("es", "Ticket con cotización adicional"), true)),
                List.of(new Blueprint.Field(
                        "marca",
                        Map.of("es", "Marca"),
                        FieldType.TEXT,
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null)),
                List.of(),
                new Blueprint.Channels(
                        new Blueprint.Mail(mailbox(), "Soporte Acme", SenderPolicy.ENABLED, List.of()),
                        "(+598) 2711 1200",
                        null,
                        null),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Blueprint.State state(
            String id,
            String label,
            Phase phase,
            @Nullable String onCustomerMessage,
            Blueprint.@Nullable Deadline deadline) {
        return new Blueprint.State(id, Map.of("es", label), phase, onCustomerMessage, null, null, deadline, null);
    }

    public Actor customer() {
        return new Actor(ActorKind.CUSTOMER, ana.id(), ana.name());
    }

    public Actor agent() {
        return new Actor(ActorKind.AGENT, tania.id(), tania.name());
    }

    public Actor system() {
        return new Actor(ActorKind.SYSTEM, null, "");
    }

    public Message says(Actor author, String text) {
        return says(author, text, Visibility.PUBLIC);
    }

    public Message says(Actor author, String text, Visibility visibility) {
        return new Message(
                UUID.randomUUID(),
                visibility,
                author,
                text,
                null,
                null,
                List.of(new Attachment(UUID.randomUUID(), "factura.pdf", "application/pdf", 1000, false, null)),
                Channel.PORTAL,
                false,
                NOON,
                author.kind() == ActorKind.CUSTOMER ? "<mail-of-ana@" + slug + ".example>" : null);
    }

    /** Ticket 17, about a subject that no HTML should be made of. */
    public TicketSnapshot ticket(UUID id, String state, Phase phase, boolean assigned, long sequence) {
        return new TicketSnapshot(
                id,
                17,
                UUID.randomUUID(),
                "No puedo facturar <b>nada</b> & más",
                state,
                phase,
                null,
                3,
                NOON,
                NOON,
                Channel.MAIL,
                ana,
                assigned ? tania : null,
                List.of(),
                null,
                null,
                phase == Phase.RESOLVED
                        ? new Classified("cotizacion", new java.math.BigDecimal("1500.50"), "USD")
                        : null,
                Map.of(),
                false,
                null,
                null,
                null,
                sequence);
    }
}
