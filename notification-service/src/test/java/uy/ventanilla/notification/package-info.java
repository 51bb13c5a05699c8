/** The service seen from outside, on real servers. */
@NullMarked
package uy.ventanilla.notification;

import org.jspecify.annotations.NullMarked;
