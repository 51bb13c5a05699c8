/** Signing in and out at identity, and who is asking; entered by the security filters and from {@code web}. */
@NullMarked
package uy.ventanilla.portal.session;

import org.jspecify.annotations.NullMarked;
