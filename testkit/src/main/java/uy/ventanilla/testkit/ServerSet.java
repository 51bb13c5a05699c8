package uy.ventanilla.testkit;

import java.util.Map;
import java.util.function.Consumer;

/** All servers that tests need, from one source. */
sealed interface ServerSet permits ProcessSet, ContainerSet {
    /** Returns at once or when all are ready; says each server's addresses as soon as it is ready. */
    void start(Consumer<Map<String, String>> ready);

    /** Called every second. */
    void lookAfter();

    void stop();
}
