/** The web pages of a tenant: starts here, enters through {@code web} and {@code session}, asks through {@code api}. */
@NullMarked
package uy.ventanilla.portal;

import org.jspecify.annotations.NullMarked;
