package uy.ventanilla.identity.document;

import java.util.List;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.identity.domain.Running;

/** A version of a blueprint, for rooms that may compare versions but don't know the words on the wire. */
public record ReadBlueprint(Blueprint blueprint) {
    /** What {@code after} says otherwise, in the blueprint's own order; empty exactly where the two are equal. */
    public List<Difference> changesTo(ReadBlueprint after) {
        return Differences.between(blueprint, after.blueprint);
    }

    /** What changing to {@code after} does to the tickets under way, in sentences. */
    public List<String> touches(ReadBlueprint after, List<Running> running) {
        return Touched.by(blueprint, after.blueprint, running);
    }

    /** What of it no service acts on yet. */
    public List<Note> unserved() {
        return Unserved.in(blueprint);
    }
}
