/** Ways in beside the password, told without a server. */
@NullMarked
package uy.ventanilla.identity.usecase.signin;

import org.jspecify.annotations.NullMarked;
