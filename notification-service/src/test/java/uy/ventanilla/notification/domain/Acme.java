package uy.ventanilla.notification.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant like expand: Ana asks, Beto takes part, Tania answers, Leo leads. */
public final class Acme {
    public static final Instant NOON = Instant.parse("2026-11-20T15:00:00Z");
    public static final Person ANA = person("Ana Pereira", "ana@bodegasur.example");
    public static final Person BETO = person("Beto Silva", "beto@bodegasur.example");
    public static final Person TANIA = person("Tania Técnica", "tania@acme.example");
    public static final Person LEO = person("Leo Líder", "leo@acme.example");
    public static final Staff STAFF =
            new Staff(List.of(TANIA, LEO), List.of(LEO), Set.of(id(TANIA), id(LEO)), Set.of());
    public static final Actor CUSTOMER = new Actor(Actor.Kind.CUSTOMER, ANA.id(), ANA.name());
    public static final Actor AGENT = new Actor(Actor.Kind.AGENT, TANIA.id(), TANIA.name());
    public static final Actor LEAD = new Actor(Actor.Kind.AGENT, LEO.id(), LEO.name());
    public static final Actor DEADLINE = new Actor(Actor.Kind.SYSTEM, null, "");

    public static final Tenant TENANT = new Tenant(
            "acme",
            "eXpand",
            "expand.localhost",
            "es",
            "#0b5fa5",
            Map.of("es", "Soporte eXpand"),
            "America/Montevideo",
            "soporte@acme.example",
            "Soporte eXpand",
            "(+598) 2711 1200",
            List.of(
                    new Tenant.State("nuevo", Map.of("es", "Esperando asignación"), null, null, false),
                    new Tenant.State("en-proceso", Map.of("es", "En proceso"), null, null, false),
                    new Tenant.State(
                            "esperando", Map.of("es", "Esperando respuesta"), "en-proceso", Duration.ofDays(7), false),
                    new Tenant.State("resuelto", Map.of("es", "Resuelto"), "en-proceso", Duration.ofDays(3), true),
                    new Tenant.State("cerrado", Map.of("es", "Cerrado"), null, null, false)),
            Map.of(
                    "cotizacion",
                    Map.of("es", "Ticket con cotización adicional", "en", "Ticket with additional quotation")),
            List.of(
                    new Tenant.Field("tipo", Map.of("es", "Tipo de asistencia"), true),
                    new Tenant.Field("marca", Map.of("es", "Marca"), true),
                    new Tenant.Field("modelo", Map.of("es", "Modelo"), false)),
            Map.of("no-resuelto", Map.of("es", "El problema sigue sin resolverse")));

    private Acme() {}

    private static Person person(String name, String address) {
        return new Person(UUID.randomUUID(), name, address, "es");
    }

    private static UUID id(Person person) {
        return java.util.Objects.requireNonNull(person.id());
    }

    public static Ticket ticket(String state, Phase phase, @Nullable Person assignee) {
        return new Ticket(
                UUID.fromString("00000000-0000-0000-0000-000000000017"),
                17,
                "No puedo facturar desde la sucursal Centro",
                state,
                phase,
                null,
                3,
                NOON,
                ANA,
                assignee,
                List.of(BETO),
                phase == Phase.RESOLVED ? new Cataloguing("cotizacion", new BigDecimal("150"), "USD") : null,
                Map.of(),
                false,
                null,
                5);
    }

    public static Words words(Actor author, String text) {
        return new Words(author, text, List.of(), false, false, NOON, null);
    }

    public static Words note(Actor author, String text) {
        return new Words(author, text, List.of(), true, false, NOON, null);
    }
}
