/** The rules on real mail that nobody on this project wrote. */
package uy.ventanilla.intake.domain;
