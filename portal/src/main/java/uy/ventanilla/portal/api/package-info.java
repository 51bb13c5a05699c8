/** The public API as the portal asks it, always through the gateway; entered from {@code web} and {@code session}. */
@NullMarked
package uy.ventanilla.portal.api;

import org.jspecify.annotations.NullMarked;
