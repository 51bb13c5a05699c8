/** Strangers' HTML. */
package uy.ventanilla.intake.html;
