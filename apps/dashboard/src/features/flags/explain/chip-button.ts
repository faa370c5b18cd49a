/** How a button among the chips of a context looks. */
export const CHIP_BUTTON =
  'inline-flex h-6 max-w-full items-center gap-1 rounded-[5px] border border-dashed border-ctl px-1.5 text-xs font-medium text-t2 hover:bg-sub hover:text-t1'
