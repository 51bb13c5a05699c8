package uy.ventanilla.intake.domain.mail;

/** Tells whether a seal is genuine: made by this installation for {@code purpose} over exactly {@code parts}. */
@FunctionalInterface
public interface SealCheck {
    boolean holds(String seal, String purpose, String... parts);
}
