package uy.ventanilla.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Blueprints for the stories. */
final class Blueprints {
    private Blueprints() {}

    /** The smallest whole blueprint. */
    static String small(String slug) {
        return """
                slug: %s
                name: Acme & Hijos
                hosts: [%s.localhost]
                languages: [es, en]
                timeZone: America/Montevideo
                brand: {colour: "#0b5fa5", tagline: {es: Soporte Acme, en: Acme support}}
                calendars:
                  - {id: oficina, timeZone: America/Montevideo, week: {mon: ["09:00-12:00", "13:00-18:00"]}}
                plans:
                  - {id: oficina, label: {es: Oficina}, calendar: oficina}
                teams:
                  - {id: mesa, label: {es: Mesa}}
                  - {id: guardia, label: {es: Guardia}}
                workflow:
                  initial: abierto
                  states:
                    - {id: abierto, label: {es: Abierto}, phase: active}
                    - {id: cerrado, label: {es: Cerrado}, phase: closed}
                  transitions:
                    - {id: cerrar, label: {es: Cerrar}, from: abierto, to: cerrado, by: [agent]}
                channels:
                  mail: {address: soporte@%s.example, senderName: Soporte Acme, senders: open}
                """.formatted(slug, slug, slug);
    }

    /** A reference tenant's, as deployed. */
    static String reference(String name) {
        try {
            return Files.readString(Path.of("..", "deploy", "blueprints", name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
