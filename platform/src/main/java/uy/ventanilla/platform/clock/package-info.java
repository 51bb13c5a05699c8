/**
 * The one place that reads the wall clock; everybody else is handed a {@link java.time.Clock}. Only notification's
 * HintController reads real time by itself, because that is what a token lives by.
 */
@NullMarked
package uy.ventanilla.platform.clock;

import org.jspecify.annotations.NullMarked;
