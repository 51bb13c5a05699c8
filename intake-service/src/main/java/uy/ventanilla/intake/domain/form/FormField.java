package uy.ventanilla.intake.domain.form;

import java.util.Set;

/**
 * A field of a tenant's form.
 *
 * @param label in Spanish, for error texts
 * @param choices ids of the options; empty where any text will do
 */
public record FormField(String id, String label, boolean required, Set<String> choices) {
    public FormField {
        choices = Set.copyOf(choices);
    }
}
