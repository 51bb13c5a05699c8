/** The form, the attachments and the review queue by HTTP; nobody enters. */
@NullMarked
package uy.ventanilla.intake.web;

import org.jspecify.annotations.NullMarked;
