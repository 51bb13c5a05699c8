package uy.ventanilla.intake.domain.mime;

/** One header field: its name as written, its unfolded value as ISO-8859-1 characters (one per byte, nothing lost). */
public record Header(String name, String raw) {}
