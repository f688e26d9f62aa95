"""The component library: macros, theme, icons, assets."""
