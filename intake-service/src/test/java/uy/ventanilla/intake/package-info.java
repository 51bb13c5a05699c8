/** Intake's stories on real servers, and its rules on real mail. */
package uy.ventanilla.intake;
