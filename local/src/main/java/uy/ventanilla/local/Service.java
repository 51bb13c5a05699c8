package uy.ventanilla.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services, each a module of that name, in the order in which they are shown. */
enum Service {
    IDENTITY(8101, "identity"),
    INTAKE(8102, "intake"),
    TICKET(8103, "ticket"),
    SLA_TIMER(8104, "sla_timer"),
    NOTIFICATION(8105, "notification"),
    KNOWLEDGE(8106, "knowledge"),
    PORTAL(8107, null),
    GATEWAY(8080, null);

    private final int usualPort;
    private final @Nullable String database;

    Service(int usualPort, @Nullable String database) {
        this.usualPort = usualPort;
        this.database = database;
    }

    /** What the largest mail or conversation needs several times over is more than the others ever do. */
    int heapMiB() {
        return switch (this) {
            case INTAKE -> 384;
            case TICKET -> 320;
            case GATEWAY -> 192;
            default -> 160;
        };
    }

    /** For what a request leaves behind: most come to these two, and wait while they collect. */
    int youngMiB() {
        return this == GATEWAY || this == TICKET ? 96 : 40;
    }

    /**
     * What its JVM is told beside the usual. The gateway has one thread for requests here, where a dozen processes share the
     * processors; with two, requests waited longer ({@code docs/decisions/gateway-webflux.md}).
     */
    List<String> flags() {
        return this == GATEWAY ? List.of("-Dreactor.netty.ioWorkerCount=1") : List.of();
    }

    int usualPort() {
        return usualPort;
    }

    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    /** The module's folder, and what people call it. */
    String module() {
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return this == PORTAL || this == GATEWAY ? name : name + "-service";
    }

    /** As in {@code VENTANILLA_SLATIMER_URL}: Boot wants no separator within a word of a property. */
    String variable() {
        return name().replace("_", "");
    }

    static Optional<Service> of(String module) {
        return Arrays.stream(values()).filter(it -> it.module().equals(module)).findFirst();
    }
}
