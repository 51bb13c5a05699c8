/** Rules of people and sign-in, told without a server. */
package uy.ventanilla.identity.domain;
