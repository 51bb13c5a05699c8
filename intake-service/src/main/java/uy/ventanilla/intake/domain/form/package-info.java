/** Judges a filled-in form by its tenant's fields; entered by usecase and store. */
@NullMarked
package uy.ventanilla.intake.domain.form;

import org.jspecify.annotations.NullMarked;
