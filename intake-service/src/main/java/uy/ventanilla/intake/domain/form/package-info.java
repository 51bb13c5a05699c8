/** Judges a filled-in form by its tenant's fields; every room may enter. */
@NullMarked
package uy.ventanilla.intake.domain.form;

import org.jspecify.annotations.NullMarked;
