/** The pages a person meets before having a token: sign-in, activation, sign-out. Only the framework enters. */
@NullMarked
package uy.ventanilla.identity.web.signin;

import org.jspecify.annotations.NullMarked;
