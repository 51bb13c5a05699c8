/** What a message is, whichever door it came through; every room may enter. */
@NullMarked
package uy.ventanilla.intake.domain;

import org.jspecify.annotations.NullMarked;
