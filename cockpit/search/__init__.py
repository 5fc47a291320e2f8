"""Answer look-up: which card answers what is being typed. Pure: no input or output, no clock."""
