/** Who a browser is and how it is known. Pure Java; anybody may enter. */
@NullMarked
package uy.ventanilla.identity.domain.signin;

import org.jspecify.annotations.NullMarked;
