/** Work that is looked for again and again: woken early, paused between, never dead after an error. */
@NullMarked
package uy.ventanilla.platform.loop;

import org.jspecify.annotations.NullMarked;
