/** One verb each: what intake does when a mail, a form or another service's news arrives; web, stream and mailbox may enter. */
@NullMarked
package uy.ventanilla.intake.usecase;

import org.jspecify.annotations.NullMarked;
