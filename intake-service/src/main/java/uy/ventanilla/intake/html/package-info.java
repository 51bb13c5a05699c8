/** Makes strangers' HTML safe to show and turns it into text; entered by usecase. */
@NullMarked
package uy.ventanilla.intake.html;

import org.jspecify.annotations.NullMarked;
