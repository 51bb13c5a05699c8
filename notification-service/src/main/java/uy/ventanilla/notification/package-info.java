/** Tells people what happened to their tickets: by mail, by the bell and by hints to open pages. */
@NullMarked
package uy.ventanilla.notification;

import org.jspecify.annotations.NullMarked;
