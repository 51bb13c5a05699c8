/** When keys change, told without a server. */
package uy.ventanilla.identity.domain.signin;
