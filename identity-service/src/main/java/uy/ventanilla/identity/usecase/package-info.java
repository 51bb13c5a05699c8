/** One verb each, from load to commit. The web and the streams enter. */
@NullMarked
package uy.ventanilla.identity.usecase;

import org.jspecify.annotations.NullMarked;
