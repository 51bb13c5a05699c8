/** When something is due. The start of the service; nobody enters. */
@NullMarked
package uy.ventanilla.slatimer;

import org.jspecify.annotations.NullMarked;
