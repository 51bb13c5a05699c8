/** The only door to intake's tables and to the events it says; usecase and mailbox may enter. */
@NullMarked
package uy.ventanilla.intake.store;

import org.jspecify.annotations.NullMarked;
