/** The one place that reads the wall clock; everybody else is handed a {@link java.time.Clock}. */
@NullMarked
package uy.ventanilla.platform.clock;

import org.jspecify.annotations.NullMarked;
