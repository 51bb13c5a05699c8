package uy.ventanilla.intake.domain.form;

import java.util.List;

/** A tenant's form; {@code followOnly}: customers open no tickets by it, they only follow theirs (S57). */
public record Form(List<FormField> fields, boolean followOnly) {}
