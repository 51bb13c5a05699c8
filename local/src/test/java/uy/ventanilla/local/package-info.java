@org.jspecify.annotations.NullUnmarked
package uy.ventanilla.local;
