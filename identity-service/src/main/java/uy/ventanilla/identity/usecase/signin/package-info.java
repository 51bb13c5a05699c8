/** Ways in beside the password; entered by {@code web}. */
@NullMarked
package uy.ventanilla.identity.usecase.signin;

import org.jspecify.annotations.NullMarked;
